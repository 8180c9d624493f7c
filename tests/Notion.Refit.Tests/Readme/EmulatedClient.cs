using System.Net.Http.Headers;
using Notion.Refit.Emulator;

namespace Notion.Refit.Tests.Readme;

/// <summary>Stands for <see cref="NotionClient"/> in a snippet: its clients talk to an emulator, where the page of the README is the root.</summary>
/// <param name="emulator">The emulator.</param>
internal sealed class EmulatedClient(NotionEmulator emulator) : IDisposable
{
    private readonly PageOfTheReadme _handler = new(emulator.RootPageId) { InnerHandler = emulator.CreateHandler() };

    public NotionClient Create(string token) => NotionClient.Create(token, _handler, options => options.BaseAddress = emulator.BaseAddress);

    public void Dispose() => _handler.Dispose();

    private sealed class PageOfTheReadme(PageId root) : DelegatingHandler
    {
        private const string Id = "01234567-89ab-cdef-0123-456789abcdef";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is { } content)
            {
                string body = await content.ReadAsStringAsync(cancellationToken);
                request.Content = new StringContent(body.Replace(Id, root.ToString(), StringComparison.Ordinal), new MediaTypeHeaderValue("application/json"));
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
