using System.Text.Json.Nodes;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>Something to put into the emulator.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Due">The exchange before which it must be there.</param>
/// <param name="Answer">How the API would tell it.</param>
internal sealed record Seed(Guid Id, SeedKind Kind, int Due, JsonObject Answer)
{
    /// <summary>The orders of children that concern some seeds.</summary>
    public static IEnumerable<(Guid Parent, IReadOnlyList<Guid> Order)> OrdersOf(IEnumerable<Seed> seeds, IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> children)
    {
        foreach (Guid parent in seeds.Select(seed => RecordedIds.Parent(seed.Answer)).OfType<Guid>().Distinct())
        {
            if (children.TryGetValue(parent, out IReadOnlyList<Guid>? order))
                yield return (parent, order);
        }
    }
}
