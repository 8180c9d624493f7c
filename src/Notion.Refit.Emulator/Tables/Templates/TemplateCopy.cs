using Notion.Refit.Emulator.Dates;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Schemas;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Templates;

/// <summary>Copies a template to a page: its content after the existing content, and the values, icon and cover that the page lacks.</summary>
/// <remarks>Assumption: values count only where the template is one of the page's data source.</remarks>
internal sealed class TemplateCopy(Workspace workspace, IdSource ids, StoredUser by, DateTimeOffset now, TimeZoneInfo timeZone)
{
    public void Apply(StoredPage template, StoredPage page)
    {
        page.Icon ??= template.Icon;
        page.Cover ??= template.Cover;
        CopyValues(template, page);
        new TreeCopy(workspace, ids, by, now, Fill).CopyChildren(template, page);
        Workspace.Touch(page, by, now);
    }

    private void CopyValues(StoredPage template, StoredPage page)
    {
        if (page.Title.Count == 0)
            page.Values[PropertyIdSource.Title] = new TitleValue(Fill(template.Title));
        if (page.DataSource is not { } source || template.DataSource != source)
            return;

        foreach (StoredProperty property in source.Properties.Values.Where(property => property.Schema is not TitleSchema))
        {
            if (template.Values.Find(property.Id) is not { } value || !IsOpen(page, property))
                continue;
            if (value is RelationValue relation)
                RelationSync.Set(page, property, relation, workspace);
            else
                page.Values[property.Id] = value is RichTextValue text ? new RichTextValue(Fill(text.RichText)) : value;
        }
    }

    // A status is never without a value; the one that every row begins with was not chosen.
    private static bool IsOpen(StoredPage page, StoredProperty property) =>
        page.Values.Find(property.Id) is not { } value
        || (property.Schema is StatusSchema schema && value is StatusValue { Option: { } option } && string.Equals(option.Id, StatusRules.Default(schema)?.Id, StringComparison.Ordinal));

    private RichTextList Fill(RichTextList text) => text.Any(IsPlaceholder) ? RichTextList.Create([.. text.Select(piece => IsPlaceholder(piece) ? Fill(piece) : piece)]) : text;

    private static bool IsPlaceholder(RichText piece) => piece.Content is MentionContent { Mention: TemplateMention };

    private RichText Fill(RichText piece)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(now, timeZone);
        Mention mention = ((TemplateMention)((MentionContent)piece.Content).Mention).Placeholder switch
        {
            DatePlaceholder { Date: var date } when date == TemplateDate.Today => new DateMention(new NotionDate(DateOnly.FromDateTime(local.DateTime))),
            DatePlaceholder => new DateMention(DateRules.OfMoment(local)),
            _ => new UserMention(new User(new UserId(by.Id))),
        };
        return piece with { Content = new MentionContent { Mention = mention } };
    }
}
