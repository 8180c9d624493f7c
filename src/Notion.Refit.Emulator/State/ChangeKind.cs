namespace Notion.Refit.Emulator.State;

/// <summary>The kind of change of a comment or view.</summary>
internal enum ChangeKind
{
    Created,
    Updated,
    Deleted,
}
