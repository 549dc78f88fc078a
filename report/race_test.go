package report

// RaceDetector tells tests outside the package whether they run under it.
const RaceDetector = raceDetector
