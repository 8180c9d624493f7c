using Notion.Refit.Content.Reporting;
using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax;

/// <summary>Resolves what can be resolved without a workspace; the rest is reported.</summary>
/// <param name="reporter">The report.</param>
internal sealed class ReportingDirectory(Reporter reporter) : IMarkdownDirectory
{
    public CustomEmojiIcon? FindEmoji(string name) => null;

    public Guid? FindDatabase(Guid dataSource)
    {
        reporter.Add(ConversionNoticeKind.MentionAsText, ConversionSeverity.Lossy, "data source");
        return null;
    }

    public bool TryReadAddress(string? address, out Guid id)
    {
        bool isRead = MarkdownAddresses.TryRead(address, out id);
        if (!isRead)
            reporter.Add(ConversionNoticeKind.LinkDropped, ConversionSeverity.Dropped, address ?? "");
        return isRead;
    }

    public NotionDate? Complete(NotionDate date) => date;

    public void RejectTranscript() => reporter.Add(ConversionNoticeKind.TranscriptOmitted, ConversionSeverity.Dropped);
}
