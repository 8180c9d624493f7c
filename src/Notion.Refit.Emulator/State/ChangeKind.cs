namespace Notion.Refit.Emulator.State;

/// <summary>What a change did to a comment, view or file upload.</summary>
internal enum ChangeKind
{
    Created,
    Updated,
    Deleted,
}
