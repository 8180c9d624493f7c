using Notion.Refit.Models;

namespace Notion.Refit.Live.Saving;

/// <summary>A new block with the blocks in it, as they were when the save started.</summary>
internal sealed class PlannedBlock
{
    public PlannedBlock(LiveBlock block)
    {
        Block = block;
        Children = [.. block.Children.NewOnly().Where(child => !child.IsRefused).Select(child => new PlannedBlock(child))];
        Content = Everyday.Trees.BlockChildren.With(block.Given!, [.. Children.Select(child => child.Content)]);
    }

    private PlannedBlock(LiveBlock block, WritableBlockContent content)
    {
        Block = block;
        Children = [];
        Content = Everyday.Trees.BlockChildren.With(content, []);
    }

    public LiveBlock Block { get; }

    public IReadOnlyList<PlannedBlock> Children { get; }

    public WritableBlockContent Content { get; }

    /// <summary>Whether Notion takes the block without those in it.</summary>
    public bool CanBeAlone => Children.Count > 0 && Everyday.Trees.BlockChildren.RequiredWith(Content, Children.Count) == 0;

    /// <summary>Returns the block without those in it.</summary>
    public PlannedBlock Alone() => new(Block, Content);

    public IEnumerable<LiveBlock> All() => Children.SelectMany(child => child.All()).Prepend(Block);

    /// <summary>Takes over what was written.</summary>
    public void Finish(AppendedBlock appended)
    {
        var written = new List<LiveBlock>();
        for (int i = 0; i < Children.Count; i++)
        {
            if (!appended.Children[i].IsWritten)
                continue;
            Children[i].Finish(appended.Children[i]);
            written.Add(Children[i].Block);
        }

        Block.OnAppended(appended, written);
    }
}
