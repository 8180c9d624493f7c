using Microsoft.Extensions.Logging;

namespace Notion.Refit.Configuration;

/// <summary>The log messages about options. Their ids continue those of requests.</summary>
internal static partial class OptionsLog
{
    [LoggerMessage(10, LogLevel.Warning, "The configuration has changed: {Options}. The client continues with the values at its start until the app is restarted.", EventName = "OptionsNeedRestart")]
    public static partial void NeedRestart(ILogger logger, string options);
}
