using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.Files;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Answers;

/// <summary>What it takes to turn stored things into answers.</summary>
/// <param name="Workspace">The workspace, for titles and names of other things.</param>
/// <param name="Version">The version whose words are spoken.</param>
/// <param name="Connection">Who reads.</param>
/// <param name="Files">The addresses of files.</param>
/// <param name="Now">The moment of the request, which formulas may ask for.</param>
internal sealed record AnswerScope(
    Workspace Workspace, ApiVersion Version, Connection Connection, FileLinks Files, DateTimeOffset Now)
{
    /// <summary>Something that is shared with who reads; null when there is no such thing.</summary>
    public StoredNode? FindNode(Guid id) => Workspace.FindNode(id) is { } node && Connection.CanSee(node) ? node : null;

    /// <summary>The value of <c>archived</c>: that of <c>in_trash</c> where the version has it.</summary>
    public bool? Archived(bool inTrash) => Version.HasArchived ? inTrash : null;

    /// <summary>Some times are told to the millisecond.</summary>
    public static DateTimeOffset ToMillisecond(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    /// <summary>Times are told to the minute.</summary>
    public static DateTimeOffset ToMinute(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
}
