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

    // The names of the parts of a form. The description has only these; a test holds that.
    private const string FilePart = "file";
    private const string NumberPart = "part_number";

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

    // Refit separates the parts of every form by the same text, and a file that contains it would be cut there.
    private static CountedForm Repaired(MultipartFormDataContent form)
    {
        var repaired = new CountedForm(Boundary(form) is { } boundary && boundary != s_fixedBoundary ? boundary : Guid.NewGuid().ToString());
        foreach (HttpContent part in form)
        {
            Name(part);
            repaired.Add(part is StreamContent and not CallerStreamContent ? CallerStreamContent.Over(part) : part);
        }

        return repaired;
    }

    // Refit does not name a part that is content already. Such content may bring a disposition of its own, such as that of a download or of another
    // form: its file name counts, the rest would hide the file from Notion.
    private static void Name(HttpContent part)
    {
        ContentDispositionHeaderValue? given = part.Headers.ContentDisposition;
        if (given is { DispositionType: "form-data", Name: NumberPart or $"\"{NumberPart}\"" or FilePart or $"\"{FilePart}\"" })
            return;
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = FilePart };
        if (given is null)
            return;

        // As it is, quoted and encoded.
        foreach (NameValueHeaderValue parameter in given.Parameters.Where(static parameter => parameter.Name is "filename" or "filename*"))
            part.Headers.ContentDisposition.Parameters.Add(parameter);
    }

    private static string? Boundary(MultipartFormDataContent form) =>
        form.Headers.ContentType?.Parameters.FirstOrDefault(parameter => parameter.Name == "boundary")?.Value?.Trim('"');
}
