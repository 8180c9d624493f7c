using System.Runtime.InteropServices;

namespace Notion.Refit.Resilience;

/// <summary>A permit that was taken from a shared budget and not used yet.</summary>
/// <param name="Permit">The permit.</param>
/// <param name="From">The earliest time at which the request may be sent.</param>
/// <param name="Until">The latest time at which it may be sent.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HeldPermit(Permit Permit, TimeSpan From, TimeSpan Until);
