using Notion.Refit.Models;

namespace Notion.Refit.Live;

// Rows from templates.
public sealed partial class LiveDataSource
{
    /// <summary>Reads the templates of the data source: one request for each 100.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The templates. They are made in the app; the API cannot create or change them.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    public async Task<IReadOnlyList<DataSourceTemplate>> GetTemplatesAsync(CancellationToken cancellationToken = default)
    {
        await Session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        return await Session.Client.DataSources.ListAllTemplatesAsync(Id, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates a row from a template. Sent at once.</summary>
    /// <param name="template">The template; null for the default one.</param>
    /// <param name="title">The title; null for that of the template.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The row.</returns>
    /// <exception cref="NotionException">The request failed; there is no such template, or no default one.</exception>
    /// <remarks>
    /// Notion applies the template after it has responded: properties and content of the row can appear later. Read them by <see cref="LivePage.LoadAsync"/> and
    /// <see cref="LiveChildren.LoadAsync"/>, or follow the data source.
    /// </remarks>
    public async Task<LivePage> AddFromTemplateAsync(DataSourceTemplate? template = null, string? title = null, CancellationToken cancellationToken = default)
    {
        var request = new CreatePageRequest { Parent = Parent.DataSource(Id), Template = template is null ? new DefaultTemplate() : new SpecificTemplate(template.Id) };
        if (title is not null)
            request.Properties[PropertyId.Title.Value] = PropertyValue.Title(title);
        await Session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = Session.Store.Begin();
        Page row = await Session.Client.Pages.CreateAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
        return Session.PageOf(Session.Store.Apply(row, ticket, ChangeOrigin.Local).Id);
    }
}
