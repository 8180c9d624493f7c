using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Answers;

/// <summary>Maps databases to response models.</summary>
internal static class DatabaseAnswers
{
    private static readonly RichTextList Untitled = RichTextRules.Complete("New database");

    public static Database Of(StoredDatabase database, AnswerScope scope) => new()
    {
        Id = new DatabaseId(database.Id),
        Title = database.Title.Count > 0 ? RichTextAnswers.Show(database.Title, scope) : Untitled,
        Description = RichTextAnswers.Show(database.Description, scope),
        Parent = ParentAnswers.Of(database.Parent),
        IsInline = database.IsInline,
        InTrash = database.IsInTrash,
        IsLocked = database.IsLocked,
        CreatedTime = database.CreatedTime,
        LastEditedTime = database.LastEditedTime,
        DataSources =
        [
            .. database.DataSources.Select(source => new DataSourceReference { Id = new DataSourceId(source.Id), Name = PageUrls.DatabaseName(source.Title) }),
        ],
        Icon = FileAnswers.Show(database.Icon, scope),
        Cover = FileAnswers.Show(database.Cover, scope),
        Url = PageUrls.Of(database, scope),
        PublicUrl = null,
#pragma warning disable CS0618 // The version before still has it.
        Archived = scope.Archived(database.IsInTrash),
#pragma warning restore CS0618
    };
}
