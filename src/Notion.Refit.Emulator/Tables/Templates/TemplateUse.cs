using Notion.Refit.Emulator.Dates;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Templates;

/// <summary>A template that a request names.</summary>
internal sealed class TemplateUse
{
    private readonly StoredPage _template;
    private readonly TimeZoneInfo _timeZone;

    private TemplateUse(StoredPage template, TimeZoneInfo timeZone)
    {
        _template = template;
        _timeZone = timeZone;
    }

    /// <summary>Finds the template.</summary>
    /// <param name="given">The template of the request.</param>
    /// <param name="source">The data source of the page; null for a page that is no row.</param>
    /// <param name="context">The request.</param>
    /// <returns>The template; null when there shall be none.</returns>
    /// <exception cref="ApiException">There is no such template, or no such zone.</exception>
    public static TemplateUse? Find(PageTemplate? given, StoredDataSource? source, RequestContext context) => given switch
    {
        DefaultTemplate { Timezone: var zone } => new TemplateUse(Default(source), Zone(zone)),
        SpecificTemplate { TemplateId.Value: var id, Timezone: var zone } => new TemplateUse(Specific(id, context), Zone(zone)),
        _ => null,
    };

    /// <summary>Applies it to a page after the answer.</summary>
    public void Schedule(StoredPage page, RequestContext context) =>
        context.Workspace.Add(new TemplateWork(context.Now + context.Options.AsyncDelay, page.Id, _template.Id, _timeZone, context.Connection.Bot));

    // That it is no 404 is documented. Assumption: the wording of these errors.
    private static StoredPage Specific(Guid id, RequestContext context) => context.FindNode(id) is StoredPage { IsInTrash: false } template
        ? template
        : throw ApiErrors.TemplateNotFound(id);

    private static StoredPage Default(StoredDataSource? source) => source?.DefaultTemplate is { IsInTrash: false } template
        ? template
        : throw ApiErrors.NoDefaultTemplate(source?.Id);

    private static TimeZoneInfo Zone(string? name)
    {
        if (name is null)
            return TimeZoneInfo.Utc;
        return ZoneNames.TryFind(name, out TimeZoneInfo? zone)
            ? zone
            : throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBe("body.template.timezone", "a valid IANA time zone", ApiErrors.Quote(name)));
    }
}
