using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Documents.MeetingNotes;

/// <summary>Orders of meeting notes. Texts and names ignore case; what is equal in all keys stays as it was.</summary>
internal static class MeetingNotesOrder
{
    public static IComparer<MeetingNotesEntry> Of(IReadOnlyList<MeetingNotesSortKey> keys) => Comparer<MeetingNotesEntry>.Create((left, right) =>
    {
        foreach (MeetingNotesSortKey key in keys)
        {
            int order = Compare(left, right, key.Property.Value);
            if (order != 0)
                return key.Direction == SortDirection.Descending ? -order : order;
        }

        return 0;
    });

    private static int Compare(MeetingNotesEntry left, MeetingNotesEntry right, string property) => property switch
    {
        "created_time" => left.Block.CreatedTime.CompareTo(right.Block.CreatedTime),
        "last_edited_time" => left.Block.LastEditedTime.CompareTo(right.Block.LastEditedTime),
        _ => string.Compare(Text(left, property), Text(right, property), StringComparison.OrdinalIgnoreCase),
    };

    private static string Text(MeetingNotesEntry entry, string property) => property switch
    {
        "created_by" => entry.Block.CreatedBy.Name,
        "last_edited_by" => entry.Block.LastEditedBy.Name,
        "attendees" => string.Join('\n', entry.Attendees.Select(entry.NameOf)),
        _ => entry.Title,
    };
}
