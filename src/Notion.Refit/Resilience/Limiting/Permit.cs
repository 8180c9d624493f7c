using System.Runtime.InteropServices;

namespace Notion.Refit.Resilience;

/// <summary>The right to send one request.</summary>
/// <param name="At">When it was given.</param>
/// <param name="Era">The era of the budget: a new one begins when Notion's window is known to have begun anew.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Permit(TimeSpan At, int Era);
