using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Export;

/// <summary>A page that was read.</summary>
internal sealed class PageContent
{
    public PageContent(PageWork work, BlockTree tree, bool isSettled)
    {
        Work = work;
        Tree = tree;
        IsSettled = isSettled;
        Blocks = ContentBlock.Of(tree);
        var children = new List<ExportedChild>();
        Find(tree.Children, tree.Id.Value, children);
        Children = children;
        Headings = NotionMarkdown.AnchorsOf(Blocks).ToDictionary(heading => heading.Key.Value, heading => heading.Value);
    }

    public PageWork Work { get; }

    public BlockTree Tree { get; }

    public IReadOnlyList<ContentBlock> Blocks { get; }

    /// <summary>Gets whether every later edit has another time.</summary>
    public bool IsSettled { get; }

    /// <summary>Gets whether the content can change without an edit of the page: copies of synced blocks.</summary>
    public bool IsVolatile { get; private set; }

    /// <summary>Gets or sets whether a file could not be saved.</summary>
    public bool IsIncomplete { get; set; }

    public IReadOnlyList<ExportedChild> Children { get; }

    /// <summary>Gets the anchors of the headings by their ids.</summary>
    public IReadOnlyDictionary<Guid, string> Headings { get; }

    /// <summary>Gets the times of the last edit of the children.</summary>
    public Dictionary<Guid, DateTimeOffset> Edits { get; } = [];

    /// <summary>Gets the saved files by their keys.</summary>
    public Dictionary<string, ExportedAsset> Assets { get; } = new(StringComparer.Ordinal);

    private void Find(IReadOnlyList<BlockNode> nodes, Guid container, List<ExportedChild> children)
    {
        foreach (BlockNode node in nodes)
        {
            Guid id = node.Block.Id.Value;
            switch (node.Block.Content)
            {
                case ChildPageBlock page:
                    children.Add(new ExportedChild(id, IsDatabase: false, page.Title, container, nodes.Count));
                    Edits[id] = node.Block.LastEditedTime;
                    break;
                case ChildDatabaseBlock database:
                    children.Add(new ExportedChild(id, IsDatabase: true, database.Title, container, nodes.Count));
                    break;
                case SyncedBlock { SyncedFrom: not null }:
                    // Pages in the original are found where it is.
                    IsVolatile = true;
                    continue;
            }

            Find(node.Children, id, children);
        }
    }
}
