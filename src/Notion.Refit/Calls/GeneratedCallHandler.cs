using System.Net.Http.Headers;
using global::Refit;
using Notion.Refit.Http;

namespace Notion.Refit.Calls;

/// <summary>The outermost handler: mends in requests and responses what Refit and its settings leave open.</summary>
internal sealed class GeneratedCallHandler : DelegatingHandler
{
    // The name of a form's file. The description has only this one.
    private const string FilePart = "file";

    private static readonly string s_fixedBoundary = new MultipartAttribute().BoundaryText;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // HttpClient itself leaves this to the last handler.
        cancellationToken.ThrowIfCancellationRequested();
        if (RequestTemplate.Of(request) is { } template)
            RequestPath.ThrowIfElsewhere(request.RequestUri!, template);
        request.Content = Repaired(request);

        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        // The resilience pipeline has read it within the attempt, unless an app has removed the pipeline.
        await AnswerBody.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        return response;
    }

    private static HttpContent? Repaired(HttpRequestMessage request) => request.Content switch
    {
        MultipartFormDataContent form => Repaired(form),

        // The framework repeats a request without a body up to three times when a connection ends that it has used before, even a POST that
        // was carried out. With an empty body it does not.
        null when request.Method != HttpMethod.Get && request.Method != HttpMethod.Head && request.Method != HttpMethod.Delete => new ByteArrayContent([]),
        { } content => content,
        null => null,
    };

    // Refit separates the parts of every form by the same text, and a file that contains it would be cut there. It also does not name a part
    // that is content already.
    private static MultipartFormDataContent Repaired(MultipartFormDataContent form)
    {
        MultipartFormDataContent repaired = Boundary(form) is { } boundary && boundary != s_fixedBoundary ? new(boundary) : new();
        foreach (HttpContent part in form)
        {
            ContentDispositionHeaderValue disposition = part.Headers.ContentDisposition ??= new("form-data");
            disposition.Name ??= FilePart;
            repaired.Add(part);
        }

        return repaired;
    }

    private static string? Boundary(MultipartFormDataContent form) =>
        form.Headers.ContentType?.Parameters.FirstOrDefault(parameter => parameter.Name == "boundary")?.Value?.Trim('"');
}
