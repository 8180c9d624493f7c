using System.Runtime.CompilerServices;

namespace Notion.Refit.Everyday.Trees;

/// <summary>The ids of the blocks that a client has appended lately, and what is known of its own user.</summary>
/// <remarks>A request whose response was lost looks for its blocks. Blocks of an earlier request with the same content are not those.</remarks>
internal sealed class KnownBlocks
{
    // A look-up goes back five minutes: far more than a client appends to one parent in that time.
    private const int Most = 10_000;

    private static readonly ConditionalWeakTable<INotionBlocks, KnownBlocks> s_clients = [];

    private readonly Lock _lock = new();
    private readonly HashSet<BlockId> _ids = [];
    private readonly Queue<BlockId> _order = [];
    private UserId? _self;

    /// <summary>Gets those of a client.</summary>
    public static KnownBlocks Of(INotionBlocks blocks) => s_clients.GetOrAdd(blocks, static _ => new KnownBlocks());

    /// <summary>Remembers blocks.</summary>
    public void Add(IEnumerable<BlockId> ids)
    {
        lock (_lock)
        {
            foreach (BlockId id in ids)
            {
                if (_ids.Add(id))
                    _order.Enqueue(id);
                if (_order.Count > Most)
                    _ids.Remove(_order.Dequeue());
            }
        }
    }

    /// <summary>Whether a block is one of an earlier request.</summary>
    public bool Contains(BlockId id)
    {
        lock (_lock)
            return _ids.Contains(id);
    }

    /// <summary>Returns the user as whom the client writes; null when it cannot be asked for.</summary>
    public async Task<UserId?> GetSelfAsync(INotionBlocks blocks, CancellationToken cancellationToken)
    {
        // All areas of a client are one object.
        if (_self is not null || blocks is not INotionUsers users)
            return _self;
        try
        {
            return _self = (await users.RetrieveMeAsync(cancellationToken).ConfigureAwait(false)).Id;
        }
        catch (NotionException)
        {
            return null;
        }
    }
}
