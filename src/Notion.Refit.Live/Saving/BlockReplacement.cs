using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Saving;

/// <summary>Changes the blocks in a page or block into others and keeps what is equal: the longest common run of each level. What differs is changed in its place.</summary>
internal static class BlockReplacement
{
    public static void Run(LiveBlock owner, IReadOnlyList<WritableBlockContent> wanted, bool allowDeletingContent)
    {
        var removed = new List<LiveBlock>();
        var steps = new List<Action>();
        Plan(owner, wanted, removed, steps);
        if (!allowDeletingContent)
        {
            LiveBlock[] lost = [.. removed.SelectMany(All).Where(block => block is LivePage or LiveDatabase || block.Content is UnknownBlock or UnsupportedBlock or LinkPreviewBlock or MeetingNotesBlock)];
            if (lost.Length > 0)
                throw new InvalidOperationException($"Replacing would delete what cannot be made anew: {string.Join("; ", lost.Select(block => block.ToString()))}. Pass allowDeletingContent: true to delete it.");
        }

        foreach (Action step in steps)
            step();
    }

    private static IEnumerable<LiveBlock> All(LiveBlock block) => block is LivePage or LiveDatabase ? [block] : block.Children.Loaded.SelectMany(All).Prepend(block);

    private static void Plan(LiveBlock owner, IReadOnlyList<WritableBlockContent> wanted, List<LiveBlock> removed, List<Action> steps)
    {
        IReadOnlyList<LiveBlock> present = owner.Children.Loaded;
        string[] there = [.. present.Select(KeyOf)];
        string[] given = [.. wanted.Select(KeyOf)];
        List<(int Left, int Right)> kept = CommonRun.Of(there, given);
        LiveBlock? previous = null;
        int left = 0;
        int right = 0;
        foreach ((int l, int r) in kept.Append((present.Count, wanted.Count)))
        {
            // Between two blocks that stay: what is of the same kind is changed in its place, which keeps its id and its comments and is one request instead of two.
            for (; right < r; right++)
            {
                WritableBlockContent content = wanted[right];
                int match = IsUpdatable(content) ? IndexOf(present, content.Type, left, l) : -1;
                if (match < 0)
                {
                    steps.Add(() => previous = owner.Children.InsertContent(previous is null ? Place.Start : Place.After(previous), content));
                    continue;
                }

                for (; left < match; left++)
                    Remove(present[left]);
                Keep(present[left++], content, isEqual: false);
            }

            for (; left < l; left++)
                Remove(present[left]);
            if (l < present.Count)
                Keep(present[left++], wanted[right++], isEqual: true);
        }

        void Remove(LiveBlock block)
        {
            removed.Add(block);
            steps.Add(block.Remove);
        }

        void Keep(LiveBlock block, WritableBlockContent content, bool isEqual)
        {
            steps.Add(() => previous = block);
            if (!isEqual)
                steps.Add(() => block.Content = content);
            if (block is not (LivePage or LiveDatabase))
                Plan(block, BlockChildren.Of(content), removed, steps);
        }
    }

    private static int IndexOf(IReadOnlyList<LiveBlock> blocks, string kind, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (blocks[i] is not (LivePage or LiveDatabase) && string.Equals(blocks[i].Kind, kind, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }

    // Kinds whose whole content Notion takes as a change.
    private static bool IsUpdatable(WritableBlockContent content) => content is
        ParagraphBlock or Heading1Block or Heading2Block or Heading3Block or Heading4Block or BulletedListItemBlock or NumberedListItemBlock or ToDoBlock or ToggleBlock
        or QuoteBlock or CalloutBlock or CodeBlock or EquationBlock or BookmarkBlock or EmbedBlock or TableRowBlock;

    // A page among the content has no equal among what is given.
    private static string KeyOf(LiveBlock block) =>
        block is LivePage or LiveDatabase ? $"{block.Kind} {block.Key}" : $"{block.Kind} {CanonicalText.Of(Plain(block.Content))}";

    private static string KeyOf(WritableBlockContent content) => $"{content.Type} {CanonicalText.Of(Plain(content))}";

    private static BlockContent Plain(BlockContent content) => content is WritableBlockContent writable ? BlockChildren.With(writable, []) : content;
}
