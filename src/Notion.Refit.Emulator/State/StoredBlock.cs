using Notion.Refit.Models;

namespace Notion.Refit.Emulator.State;

/// <summary>A block that is neither a page nor a database.</summary>
internal sealed class StoredBlock(Guid id) : StoredNode(id)
{
    /// <summary>The content, with all fields filled in. Its children are separate nodes. Only seeded content can be of a type that is not writable.</summary>
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
