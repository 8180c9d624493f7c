using System.Runtime.InteropServices;

namespace Notion.Refit.Live.Store;

/// <summary>The age and the completeness of the snapshot of an object.</summary>
/// <param name="Fetched">The time of the response that gave it, by the clock of the store.</param>
/// <param name="LastEdited">Notion's time of the last change; null when it is not known.</param>
/// <param name="IsComplete">Whether all of its properties were read, and no value is cut.</param>
/// <param name="IsListed">Whether what is in the object was read completely: its blocks, or its rows.</param>
/// <param name="IsTrashed">Whether it is in the trash.</param>
/// <param name="IsLost">Whether it cannot be read any more.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Freshness(DateTimeOffset Fetched, DateTimeOffset? LastEdited, bool IsComplete, bool IsListed, bool IsTrashed, bool IsLost);
