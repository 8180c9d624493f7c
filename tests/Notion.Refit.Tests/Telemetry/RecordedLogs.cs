using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Notion.Refit.Tests.Telemetry;

/// <summary>Keeps what is logged.</summary>
internal sealed class RecordedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<LogRecord> _records = new();

    public IReadOnlyList<LogRecord> All => [.. _records];

    /// <summary>The messages of the client.</summary>
    public IReadOnlyList<LogRecord> Own => [.. _records.Where(record => record.Category == "Notion.Refit")];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _records);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<LogRecord> records) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            records.Enqueue(new LogRecord(category, LogLevel.None, "scope", $"{state}", new Dictionary<string, object?>(StringComparer.Ordinal), null));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach ((string name, object? value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
                values[name] = value;
            records.Enqueue(new LogRecord(category, logLevel, eventId.Name, formatter(state, exception), values, exception));
        }
    }
}
