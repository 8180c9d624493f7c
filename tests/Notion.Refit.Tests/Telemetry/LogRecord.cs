using Microsoft.Extensions.Logging;

namespace Notion.Refit.Tests.Telemetry;

/// <summary>A message of the log.</summary>
internal sealed record LogRecord(string Category, LogLevel Level, string? Event, string Message, IReadOnlyDictionary<string, object?> Values, Exception? Exception)
{
    /// <summary>Everything a sink could write.</summary>
    public string Everything => $"{Category} {Level} {Event} {Message} {string.Join(' ', Values.Select(value => $"{value.Key}={value.Value}"))} {Exception}";
}
