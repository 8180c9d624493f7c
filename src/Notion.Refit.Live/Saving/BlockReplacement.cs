using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Saving;

/// <summary>Changes the blocks in a page or block into others and keeps what is equal: the longest common run of each level.</summary>
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
        string[] left = [.. present.Select(KeyOf)];
        string[] right = [.. wanted.Select(KeyOf)];
        List<(int Left, int Right)> kept = CommonRun.Of(left, right);
        HashSet<int> keptLeft = [.. kept.Select(pair => pair.Left)];
        for (int i = 0; i < present.Count; i++)
        {
            if (keptLeft.Contains(i))
                continue;
            LiveBlock block = present[i];
            removed.Add(block);
            steps.Add(block.Remove);
        }

        LiveBlock? previous = null;
        int at = 0;
        foreach ((int l, int r) in kept.Append((present.Count, wanted.Count)))
        {
            for (; at < r; at++)
            {
                WritableBlockContent content = wanted[at];
                steps.Add(() => previous = owner.Children.InsertContent(previous is null ? Place.Start : Place.After(previous), content));
            }

            if (l == present.Count)
                break;
            LiveBlock keep = present[l];
            steps.Add(() => previous = keep);
            if (keep is not (LivePage or LiveDatabase))
                Plan(keep, BlockChildren.Of(wanted[r]), removed, steps);
            at = r + 1;
        }
    }

    // A page among the content has no equal among what is given.
    private static string KeyOf(LiveBlock block) =>
        block is LivePage or LiveDatabase ? $"{block.Kind} {block.Key}" : $"{block.Kind} {CanonicalText.Of(Plain(block.Content))}";

    private static string KeyOf(WritableBlockContent content) => $"{content.Type} {CanonicalText.Of(Plain(content))}";

    private static BlockContent Plain(BlockContent content) => content is WritableBlockContent writable ? BlockChildren.With(writable, []) : content;
}
