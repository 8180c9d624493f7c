using System.Net.Http.Headers;
using global::Refit;

namespace Notion.Refit.Http;

/// <summary>Stands between Refit's stubs and all other handlers, for what Refit's settings do not reach.</summary>
internal sealed class RefitHandler : DelegatingHandler
{
    // What Refit's generator writes down for a file without a name of its own. The description knows but one.
    private const string PartName = "file";

    private static readonly HttpRequestOptionsKey<Type> s_interface = new(HttpRequestMessageOptions.InterfaceType);

    private static readonly string s_fixedBoundary = new MultipartAttribute().BoundaryText;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Requests made by hand go over our own transport.
        if (!request.Options.TryGetValue(s_interface, out _))
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        // The client itself leaves this to the last handler.
        cancellationToken.ThrowIfCancellationRequested();
        if (request.Content is MultipartFormDataContent form)
            request.Content = Repaired(form);

        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.Content is PooledContent body)
            response.Content = new RefitAnswer(response, body);
        return response;
    }

    // Refit separates the parts of every form by the same text, and a file that contains it would be cut there. It also does not pass the
    // name of the parameter on to a part that is content already.
    private static MultipartFormDataContent Repaired(MultipartFormDataContent form)
    {
        MultipartFormDataContent repaired = Boundary(form) is { } boundary && boundary != s_fixedBoundary ? new(boundary) : new();
        foreach (HttpContent part in form)
        {
            ContentDispositionHeaderValue disposition = part.Headers.ContentDisposition ??= new("form-data");
            disposition.Name ??= PartName;
            repaired.Add(part);
        }

        return repaired;
    }

    private static string? Boundary(MultipartFormDataContent form) =>
        form.Headers.ContentType?.Parameters.FirstOrDefault(parameter => parameter.Name == "boundary")?.Value?.Trim('"');
}
