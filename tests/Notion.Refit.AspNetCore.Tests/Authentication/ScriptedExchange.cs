using System.Net;
using System.Text;

namespace Notion.Refit.AspNetCore.Tests.Authentication;

/// <summary>Answers the code exchange with a body.</summary>
/// <param name="response">The body.</param>
internal sealed class ScriptedExchange(string response) : HttpMessageHandler
{
    public string? Authorization { get; private set; }

    public string? Body { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Authorization = request.Headers.Authorization?.ToString();
        Body = await request.Content!.ReadAsStringAsync(cancellationToken);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(response, Encoding.UTF8, "application/json") };
    }
}
