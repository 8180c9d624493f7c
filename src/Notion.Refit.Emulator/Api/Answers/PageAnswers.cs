using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Values;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Answers;

/// <summary>Maps pages to response models.</summary>
internal static class PageAnswers
{
    /// <summary>A page with its properties.</summary>
    /// <param name="page">The page.</param>
    /// <param name="scope">What it takes.</param>
    /// <param name="only">Names or ids of the properties to return; empty for all.</param>
    public static Page Of(StoredPage page, AnswerScope scope, IReadOnlyCollection<string> only) => new()
    {
        Id = new PageId(page.Id),
        CreatedTime = ResponseTimes.ToMinute(page.CreatedTime),
        LastEditedTime = ResponseTimes.ToMinute(page.LastEditedTime),
        CreatedBy = UserAnswers.Partial(page.CreatedBy),
        LastEditedBy = UserAnswers.Partial(page.LastEditedBy),
        Cover = FileAnswers.Show(page.Cover, scope),
        Icon = FileAnswers.Show(page.Icon, scope),
        Parent = ParentAnswers.Of(page.Parent),
        InTrash = page.IsInTrash,
        IsArchived = page.IsArchived,
        IsLocked = page.IsLocked,
        Properties = Properties(page, scope, only),
        Url = PageUrls.Of(page, scope),
        PublicUrl = null,
#pragma warning disable CS0618 // The version before still has it.
        Archived = scope.Archived(page.IsInTrash),
#pragma warning restore CS0618
    };

    public static Page Of(StoredPage page, AnswerScope scope) => Of(page, scope, []);

    /// <summary>The id alone.</summary>
    public static Page Reference(Guid id) => ModelJson.Read<Page>(new JsonObject { ["object"] = "page", ["id"] = id.ToString() });

    private static PropertyMap<Property> Properties(StoredPage page, AnswerScope scope, IReadOnlyCollection<string> only)
    {
        var properties = new PropertyMap<Property>();
        var reader = new ValueReader(scope);
        if (page.DataSource is not { } source)
        {
            if (only.Count == 0 || only.Contains(PropertyIdSource.Title, StringComparer.Ordinal))
                properties.Add(PropertyIdSource.Title, new Property { Id = PropertyId.Title, Value = reader.Title(page) });
            return properties;
        }

        HashSet<StoredProperty>? wanted = only.Count == 0 ? null : [.. only.Select(source.FindProperty).OfType<StoredProperty>()];
        foreach (StoredProperty property in source.Properties.Values)
        {
            if (wanted is null || wanted.Contains(property))
                properties.Add(property.Name, reader.ReadShort(page, property));
        }

        return properties;
    }
}
