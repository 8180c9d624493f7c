using System.Runtime.InteropServices;

namespace Notion.Refit.Live.Saving;

/// <summary>The moment at which a request was sent whose response was lost.</summary>
/// <param name="Time">The time by Notion's clock, as far as it is known.</param>
/// <param name="Timestamp">The timestamp of the clock of the store.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SentRequest(DateTimeOffset Time, long Timestamp);
