using Notion.Refit.Models;

namespace Notion.Refit.Emulator.State;

/// <summary>A block that is neither a page nor a database.</summary>
internal sealed class StoredBlock(Guid id) : StoredNode(id)
{
    /// <summary>What it is, with all members filled in. Its children are nodes of their own. Only what was seeded can be of a kind that is not writable.</summary>
    public required BlockContent Content
    {
        get;
        set
        {
            ChangeLog.Touch(this);
            field = value;
        }
    }
}
