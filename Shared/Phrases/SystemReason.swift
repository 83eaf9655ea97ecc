import Foundation

/// Why the system refused a file, in its own English words; of an error that is not the system's, what it says of itself.
public func systemReason(of error: any Error) -> String {
    let cause = (error as? CocoaError)?.underlying ?? error
    guard let code = (cause as? POSIXError)?.code else { return error.localizedDescription }
    return String(cString: strerror(code.rawValue))
}
