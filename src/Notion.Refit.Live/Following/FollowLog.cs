using Microsoft.Extensions.Logging;

namespace Notion.Refit.Live.Following;

/// <summary>The log of following.</summary>
internal static partial class FollowLog
{
    [LoggerMessage(LogLevel.Warning, "Following {Id} has failed. The next look reads from the same place.")]
    public static partial void Failed(ILogger logger, EntityId id, Exception exception);

    [LoggerMessage(LogLevel.Debug, "The event {Event} of the type {Type} names nothing that is known: it was ignored.")]
    public static partial void Ignored(ILogger logger, string type, string @event);

    [LoggerMessage(LogLevel.Error, "What is known could not be written to the storage. It is tried again.")]
    public static partial void NotSaved(ILogger logger, Exception exception);
}
