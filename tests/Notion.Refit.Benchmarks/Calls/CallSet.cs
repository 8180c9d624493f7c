using global::Refit;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Benchmarks.Measuring;
using Notion.Refit.Calls;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Calls;

/// <summary>The ways to make one and the same call.</summary>
internal sealed class CallSet : IDisposable
{
    private readonly HttpClient _client;
    private readonly ServiceProvider _services;

    /// <param name="body">What every request is answered with.</param>
    public CallSet(byte[] body)
    {
        _client = HandWritten.Prepare(new CannedHandler(body), new Uri("https://api.notion.com/"));
        ByHand = new HandWritten(_client);

        // Over the very same client: what is left is the stub.
        RefitAlone = RestService.ForGenerated<INotionPages>(_client, new RefitSettings(new NoSerializer<Page>(HandWritten.Decode(body))));
        Stub = ApiClient.Over(_client, new ApiSettings(TimeProvider.System)).Area<INotionPages>();

        var services = new ServiceCollection();
        services.AddNotion(options => options.Token = HandWritten.Token).ConfigurePrimaryHttpMessageHandler(() => new CannedHandler(body));
        _services = services.BuildServiceProvider();
        Chain = _services.GetRequiredService<INotionPages>();
    }

    /// <summary>The name of the stub in the report.</summary>
    public const string StubName = "Refit's stub";

    public HandWritten ByHand { get; }

    /// <summary>Refit's stub with a serializer that does nothing: it returns a page that was decoded before.</summary>
    public INotionPages RefitAlone { get; }

    /// <summary>Refit's stub without the client's handlers.</summary>
    public INotionPages Stub { get; }

    /// <summary>The interface as <c>AddNotion</c> registers it: authentication, limiter, retry, time limits; nobody logs.</summary>
    public INotionPages Chain { get; }

    public Variant[] Variants(PageId page) =>
    [
        Variant.Of<Page>("hand-written", () => ByHand.RetrieveAsync(page)),
        Variant.Of<Page>(StubName, () => Stub.RetrieveAsync(page)),
        Variant.Of<Page>("whole chain", () => Chain.RetrieveAsync(page)),
        Variant.Of<Page>("Refit alone", () => RefitAlone.RetrieveAsync(page)),
    ];

    public void Dispose()
    {
        _services.Dispose();
        _client.Dispose();
    }
}
