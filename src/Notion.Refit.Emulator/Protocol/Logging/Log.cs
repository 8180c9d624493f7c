using Microsoft.Extensions.Logging;

namespace Notion.Refit.Emulator.Protocol.Logging;

/// <summary>The log messages of the emulator.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Method} {Path} -> {Status} in {Elapsed:0.0} ms ({Operation}, request {RequestId})")]
    public static partial void Answered(this ILogger logger, string method, string path, int status, string? operation, double elapsed, string requestId);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "{Method} {Path} failed: a defect of the emulator (request {RequestId})")]
    public static partial void Failed(this ILogger logger, Exception exception, string method, string path, string requestId);

    [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "{Method} {Path} -> fault {Fault} ({Operation})")]
    public static partial void Hit(this ILogger logger, string method, string path, FaultKind fault, string operation);

    [LoggerMessage(EventId = 3, Level = LogLevel.Debug, Message = "Request {RequestId}: {Code}: {Reason}")]
    public static partial void Refused(this ILogger logger, string requestId, string code, string reason);
}
