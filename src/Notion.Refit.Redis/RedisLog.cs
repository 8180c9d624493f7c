using Microsoft.Extensions.Logging;

namespace Notion.Refit.Redis;

/// <summary>The log messages. Their ids stay the same.</summary>
internal static partial class RedisLog
{
    [LoggerMessage(101, LogLevel.Warning, "Redis is not available ({ErrorType}: {Reason}). Until it is, this process keeps its own rate limits.", EventName = "RedisUnavailable")]
    public static partial void Unavailable(ILogger logger, string errorType, string reason);

    [LoggerMessage(102, LogLevel.Information, "Redis is available again after {ElapsedSeconds:0.0} s. Rate limits are shared.", EventName = "RedisAvailable")]
    public static partial void Available(ILogger logger, double elapsedSeconds);

    [LoggerMessage(103, LogLevel.Error, "Redis refuses what this library needs ({Reason}). This process keeps its own rate limits.", EventName = "RedisRefused")]
    public static partial void Refused(ILogger logger, string reason);
}
