using System.Net.Http.Headers;
using global::Refit;
using Notion.Refit.Http;
using Notion.Refit.Resilience;

namespace Notion.Refit.Calls;

/// <summary>The outermost handler: mends in requests and responses what Refit and its settings leave open.</summary>
/// <param name="limits">The limits for reading a body where the resilience pipeline has not read it.</param>
/// <param name="limiters">Is shown the handlers of the client.</param>
internal sealed class GeneratedCallHandler(BodyLimits limits, LimiterScope limiters) : DelegatingHandler
{
    private bool _isObserved;

    // The name of a form's file. The description has only this one.
    private const string FilePart = "file";

    private static readonly string s_fixedBoundary = new MultipartAttribute().BoundaryText;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // HttpClient itself leaves this to the last handler.
        cancellationToken.ThrowIfCancellationRequested();
        if (!_isObserved)
        {
            // All handlers are in place with the first request.
            limiters.Observe(this);
            _isObserved = true;
        }

        if (RequestTemplate.Of(request) is { } template)
        {
            RequestPath.ThrowIfElsewhere(request.RequestUri!, template);
            request.RequestUri = RequestQuery.Checked(request.RequestUri!);
        }

        request.Content = Repaired(request);

        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (AnswerBody.IsStreamWanted(request) && RequestTemplate.Of(request) is not null && TransportErrors.IsTranslated(request, e, cancellationToken))
        {
            // Of a stream Refit does not have the exceptions translated.
            throw TransportErrors.Translate(request, e, Timeout.InfiniteTimeSpan);
        }

        // The resilience pipeline has read it within the attempt, unless an app has removed the pipeline.
        await AnswerBody.ReadAsync(response, limits, cancellationToken).ConfigureAwait(false);
        return response;
    }

    private static HttpContent? Repaired(HttpRequestMessage request) => request.Content switch
    {
        MultipartFormDataContent form => Repaired(form),
        { } content => content,
        null => null,
    };

    // Refit separates the parts of every form by the same text, and a file that contains it would be cut there. It also does not name a part
    // that is content already.
    private static CountedForm Repaired(MultipartFormDataContent form)
    {
        var repaired = new CountedForm(Boundary(form) is { } boundary && boundary != s_fixedBoundary ? boundary : Guid.NewGuid().ToString());
        foreach (HttpContent part in form)
        {
            ContentDispositionHeaderValue disposition = part.Headers.ContentDisposition ??= new("form-data");
            disposition.Name ??= FilePart;
            repaired.Add(part is StreamContent and not CallerStreamContent ? CallerStreamContent.Over(part) : part);
        }

        return repaired;
    }

    private static string? Boundary(MultipartFormDataContent form) =>
        form.Headers.ContentType?.Parameters.FirstOrDefault(parameter => parameter.Name == "boundary")?.Value?.Trim('"');
}
