using System.Runtime.InteropServices;

namespace Notion.Refit.Resilience;

/// <summary>The right to send one request.</summary>
/// <param name="At">The time at which it was given.</param>
/// <param name="Era">The era of the budget: a new one starts when a window of Notion is known to have started.</param>
/// <param name="Probe">The number of the probe that the request is, from 1; 0 for an ordinary request.</param>
/// <param name="Ahead">How much later the request may be sent. It counts as sent then.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Permit(TimeSpan At, int Era, int Probe = 0, TimeSpan Ahead = default)
{
    /// <summary>The time at which the request counts as sent.</summary>
    public TimeSpan CountedAt => At + Ahead;
}
