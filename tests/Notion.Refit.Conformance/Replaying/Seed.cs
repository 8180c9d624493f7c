using System.Text.Json.Nodes;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>Something to put into the emulator.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Due">The exchange before which it must be there.</param>
/// <param name="Answer">How the API would tell it.</param>
internal sealed record Seed(Guid Id, SeedKind Kind, int Due, JsonObject Answer);
