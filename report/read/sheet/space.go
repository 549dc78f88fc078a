package sheet

// space is a namespace: one that some reader of this room looks for, or, from
// spaceForeign on, one of those that a package brings along, numbered in the
// order in which its documents name them.
type space uint16

const (
	spaceNone space = iota // no namespace
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
	spaceForeign // the first of a document's own
)

// maxSpaces bounds the namespaces that the documents of a package bring along:
// real ones have few dozen, and each is searched from end to end.
const maxSpaces = 500

const xmlURI, xmlnsURI = "http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/"

// spaceOf knows a namespace of the formats by its name; all others are
// spaceForeign. The strict variant of Office Open XML
// differs from the transitional one in names only.
func spaceOf(uri []byte) space {
	switch string(uri) {
	case "":
		return spaceNone
	case xmlURI:
		return spaceXML
	case xmlnsURI:
		return spaceXMLNS
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
	}
	return openDocumentSpace(uri)
}

// openDocumentSpace knows the namespaces of OpenDocument.
func openDocumentSpace(uri []byte) space {
	switch string(uri) {
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
	return spaceForeign
}

// spaceNames numbers the namespaces that the documents of a package bring
// along.
type spaceNames struct{ names []string }

// spaceOf knows a namespace by its name.
func (s *spaceNames) spaceOf(uri []byte) (space, error) {
	if known := spaceOf(uri); known != spaceForeign {
		return known, nil
	}
	for i := range s.names {
		if s.names[i] == string(uri) {
			return spaceForeign + space(i), nil
		}
	}
	if len(s.names) == maxSpaces {
		return 0, overBound("namespaces", maxSpaces)
	}
	s.names = append(s.names, string(uri))
	return spaceForeign + space(len(s.names)-1), nil
}
