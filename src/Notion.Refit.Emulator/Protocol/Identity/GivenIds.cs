namespace Notion.Refit.Emulator.Protocol.Identity;

/// <summary>Returns given ids for new objects, and new ones for the rest.</summary>
internal sealed class GivenIds(IdSource source) : IdSource(source)
{
    private readonly Dictionary<IdKind, Queue<Guid?>> _ids = [];

    /// <summary>The decoded ids of properties by their names.</summary>
    public Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

    public override bool KeepsGiven => true;

    /// <summary>Says the id of the next thing of a kind, or that it shall have a new one.</summary>
    public void Give(IdKind kind, Guid? id)
    {
        if (!_ids.TryGetValue(kind, out Queue<Guid?>? queue))
            _ids.Add(kind, queue = new Queue<Guid?>());
        queue.Enqueue(id);
    }

    public override Guid New(IdKind kind) =>
        _ids.TryGetValue(kind, out Queue<Guid?>? queue) && queue.TryDequeue(out Guid? id) && id is { } given ? given : base.New(kind);

    public override string NewProperty(string name, IReadOnlyCollection<string> taken) =>
        Properties.GetValueOrDefault(name) is { } given && !taken.Contains(given, StringComparer.Ordinal) ? given : base.NewProperty(name, taken);
}
