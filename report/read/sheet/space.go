package sheet

// space is a namespace that some reader of this room looks for.
type space uint8

const (
	spaceNone space = iota // no namespace
	spaceOther
	spaceXML
	spaceXMLNS
	spaceMain     // spreadsheetml
	spaceRelation // r:id
	spaceRels     // the package's relationships
	spaceTypes    // the package's content types
	spaceCompat   // markup compatibility
	spaceOffice   // OpenDocument, and the following
	spaceTable
	spaceODText
	spaceStyle
	spaceDataStyle
	spaceManifest
	spaceCalcExt
)

// spaceOf knows a namespace by its name. The strict variant of Office Open XML
// differs from the transitional one in names only.
func spaceOf(uri []byte) space {
	switch string(uri) {
	case "":
		return spaceNone
	case "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
		"http://purl.oclc.org/ooxml/spreadsheetml/main":
		return spaceMain
	case "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
		"http://purl.oclc.org/ooxml/officeDocument/relationships":
		return spaceRelation
	case "http://schemas.openxmlformats.org/package/2006/relationships":
		return spaceRels
	case "http://schemas.openxmlformats.org/package/2006/content-types":
		return spaceTypes
	case "http://schemas.openxmlformats.org/markup-compatibility/2006":
		return spaceCompat
	case "urn:oasis:names:tc:opendocument:xmlns:office:1.0":
		return spaceOffice
	case "urn:oasis:names:tc:opendocument:xmlns:table:1.0":
		return spaceTable
	case "urn:oasis:names:tc:opendocument:xmlns:text:1.0":
		return spaceODText
	case "urn:oasis:names:tc:opendocument:xmlns:style:1.0":
		return spaceStyle
	case "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0":
		return spaceDataStyle
	case "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0":
		return spaceManifest
	case "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0":
		return spaceCalcExt
	}
	return spaceOther
}
