using Notion.Refit.Models;

namespace Notion.Refit.Rows.Mapping;

/// <summary>Values as ids.</summary>
internal static class CellReferences
{
    public static UserId[] Users(IReadOnlyList<UserOrGroup> people)
    {
        var ids = new UserId[people.Count];
        int count = 0;
        for (int i = 0; i < people.Count; i++)
        {
            if (people[i] is User user)
                ids[count++] = user.Id;
        }

        return count == ids.Length ? ids : ids[..count];
    }

    public static PageId[] Pages(IReadOnlyList<PageReference> pages)
    {
        var ids = new PageId[pages.Count];
        for (int i = 0; i < ids.Length; i++)
            ids[i] = pages[i].Id;
        return ids;
    }
}
