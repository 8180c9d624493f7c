namespace Notion.Refit.Content;

/// <summary>Thrown by a strict conversion that would drop content.</summary>
public sealed class ContentLossException : Exception
{
    internal ContentLossException(ConversionReport report)
        : base($"The conversion drops content: {string.Join("; ", report.Where(notice => notice.Severity == ConversionSeverity.Dropped))}") => Report = report;

    /// <summary>Gets the whole report, losses of less weight included.</summary>
    public ConversionReport Report { get; }
}
