namespace Notion.Refit.Tests.Telemetry;

/// <summary>A measurement.</summary>
internal sealed record Measured(string Instrument, string? Unit, double Value, IReadOnlyDictionary<string, object?> Tags);
