namespace Notion.Refit.Emulator.State;

/// <summary>The log of one change of a workspace: touched objects with their previous state.</summary>
/// <remarks>Classes of the state report to the log of the thread just before they change. A change runs on one thread.</remarks>
internal sealed class ChangeLog
{
    [ThreadStatic]
    private static ChangeLog? t_current;

    private readonly Dictionary<StoredNode, NodeBefore> _nodes = new(ReferenceEqualityComparer.Instance);
    private readonly List<StoredNode> _order = [];
    private readonly List<(StoredComment Comment, ChangeKind Kind, StoredUser By)> _comments = [];
    private readonly List<(StoredView View, ChangeKind Kind, IReadOnlyList<string> Fields, StoredUser By)> _views = [];
    private readonly List<StoredFileUpload> _uploads = [];

    /// <summary>The log of the change that runs on this thread; null when none is recorded.</summary>
    public static ChangeLog? Current => t_current;

    /// <summary>The nodes in the order in which they were touched.</summary>
    public IEnumerable<(StoredNode Node, NodeBefore Before)> Nodes => _order.Select(node => (node, _nodes[node]));

    public IReadOnlyList<(StoredComment Comment, ChangeKind Kind, StoredUser By)> Comments => _comments;

    /// <summary>The views, and for an update the members of the request.</summary>
    public IReadOnlyList<(StoredView View, ChangeKind Kind, IReadOnlyList<string> Fields, StoredUser By)> Views => _views;

    /// <summary>File uploads that were created, or that are complete now.</summary>
    public IReadOnlyList<StoredFileUpload> Uploads => _uploads;

    /// <summary>Records a change.</summary>
    public static T Record<T>(ChangeLog log, Func<T> change)
    {
        ChangeLog? outer = t_current;
        t_current = log;
        try
        {
            return change();
        }
        finally
        {
            t_current = outer;
        }
    }

    /// <summary>Notes that a node is about to change.</summary>
    public static void Touch(StoredNode node) => t_current?.Note(node);

    /// <summary>Notes that a node is new in the tree.</summary>
    public void Add(StoredNode node)
    {
        if (_nodes.TryAdd(node, NodeBefore.New))
            _order.Add(node);
        else
            _nodes[node] = NodeBefore.New;
    }

    public void Add(StoredComment comment, ChangeKind kind, StoredUser by) => _comments.Add((comment, kind, by));

    public void Add(StoredView view, ChangeKind kind, StoredUser by, IReadOnlyList<string>? fields = null) => _views.Add((view, kind, fields ?? [], by));

    public void Add(StoredFileUpload upload) => _uploads.Add(upload);

    private void Note(StoredNode node)
    {
        if (_nodes.TryAdd(node, NodeBefore.New))
        {
            _nodes[node] = NodeBefore.Of(node);
            _order.Add(node);
        }
    }
}
