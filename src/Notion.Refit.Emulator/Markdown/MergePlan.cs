using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Markdown;

/// <summary>The planned content of a page or block, in order.</summary>
/// <param name="parent">The page or block; null for one that does not exist yet.</param>
/// <param name="steps">What it shall contain.</param>
internal sealed class MergePlan(StoredNode? parent, IReadOnlyList<MergeStep> steps)
{
    public bool Changes { get; } = steps.Any(step => step.Changes);

    /// <summary>Carries it out.</summary>
    /// <param name="context">The request.</param>
    /// <param name="made">What the content goes into where it did not exist before.</param>
    public void Apply(RequestContext context, StoredNode? made = null)
    {
        StoredNode target = parent ?? made!;
        List<StoredNode> order = [.. steps.Select(step => step.Apply(target, context))];

        // Content in the trash is left in place, to be restored.
        var kept = new HashSet<StoredNode>(order);
        StoredNode[] rest = [.. target.Children.Where(child => !kept.Contains(child))];
        target.Children.Clear();
        target.Children.AddRange(order);
        target.Children.AddRange(rest);
    }
}
