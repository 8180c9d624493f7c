using System.Globalization;

namespace Notion.Refit.Content.Reporting;

/// <summary>Collects the notices of one conversion; equal ones are counted.</summary>
internal sealed class Reporter
{
    private const int LongestDetail = 200;

    private readonly Dictionary<(ConversionNoticeKind, string), int> _places = [];
    private readonly List<ConversionNotice> _notices = [];

    public void Add(ConversionNoticeKind kind, ConversionSeverity severity, string detail = "", int? line = null, BlockId? block = null, int count = 1)
    {
        if (detail.Length > LongestDetail)
            detail = detail[..LongestDetail] + "…";
        if (_places.TryGetValue((kind, detail), out int index))
        {
            _notices[index] = _notices[index] with { Count = _notices[index].Count + count };
            return;
        }

        _places.Add((kind, detail), _notices.Count);
        _notices.Add(new ConversionNotice { Kind = kind, Detail = detail, Severity = severity, Line = line, BlockId = block, Count = count });
    }

    public void Add(ConversionNoticeKind kind, ConversionSeverity severity, int detail, int? line) =>
        Add(kind, severity, detail.ToString(CultureInfo.InvariantCulture), line);

    /// <summary>Returns the report.</summary>
    /// <exception cref="ContentLossException">The conversion is strict, and content was dropped.</exception>
    public ConversionReport Build(bool isStrict)
    {
        ConversionReport report = _notices.Count == 0 ? ConversionReport.Empty : new ConversionReport(_notices);
        return isStrict && report.Severity == ConversionSeverity.Dropped ? throw new ContentLossException(report) : report;
    }
}
