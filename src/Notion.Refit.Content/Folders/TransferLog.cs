using System.Collections.Concurrent;

namespace Notion.Refit.Content.Folders;

/// <summary>The items and notices of a run, collected from several tasks.</summary>
/// <param name="progress">Is informed.</param>
internal sealed class TransferLog(IProgress<TransferProgress>? progress)
{
    private readonly ConcurrentDictionary<string, TransferItem> _items = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<ConversionNotice>> _reports = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<TransferNotice, int> _notices = [];
    private readonly Lock _lock = new();
    private int _done;
    private int _found;
    private string? _failedPlace;

    /// <summary>Gets the path or id at which the first failure happened; null while there is none.</summary>
    public string? FailedPlace => _failedPlace;

    public void Found(int count) => Interlocked.Add(ref _found, count);

    /// <summary>Notes what was done with a page; the last one counts.</summary>
    public void Set(string key, TransferItem item) => _items[key] = item;

    public TransferState? StateOf(string key) => _items.TryGetValue(key, out TransferItem? item) ? item.State : null;

    public void Done(string path)
    {
        lock (_lock)
        {
            _done++;
            progress?.Report(new TransferProgress(_done, Math.Max(_done, Volatile.Read(ref _found)), path));
        }
    }

    /// <summary>Notes the report of the conversion of a file; the last one counts.</summary>
    public void Report(string path, IReadOnlyList<ConversionNotice> report) => _reports[path] = report;

    /// <summary>Notes a loss; a file is read more than once, so an equal notice is the same loss.</summary>
    public void Add(string path, ConversionNoticeKind kind, ConversionSeverity severity, string detail, BlockId? block = null) =>
        _notices.TryAdd(new TransferNotice(path, new ConversionNotice { Kind = kind, Severity = severity, Detail = detail, BlockId = block }), _notices.Count);

    public void Fail(string place) => Interlocked.CompareExchange(ref _failedPlace, place, null);

    public IReadOnlyList<TransferItem> Items() => [.. _items.Values.OrderBy(item => item.Path, StringComparer.Ordinal)];

    public IReadOnlyList<TransferNotice> Notices() =>
    [
        .. _reports.SelectMany(report => report.Value, (report, notice) => new TransferNotice(report.Key, notice))
            .Concat(_notices.OrderBy(notice => notice.Value).Select(notice => notice.Key))
            .OrderBy(notice => notice.Path, StringComparer.Ordinal)
            .ThenBy(notice => notice.Notice.Line ?? 0),
    ];
}
