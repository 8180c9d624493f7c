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
    /// <param name="isPage">Whether that is a page, and not a user.</param>
    public CallSet(byte[] body, bool isPage = true)
    {
        _client = HandWritten.Prepare(new CannedHandler(body), new Uri("https://api.notion.com/"));
        ByHand = new HandWritten(_client);

        // Over the very same client: what is left is the stub.
        RefitAlone = ApiClientOf(new RefitSettings(new NoSerializer(isPage ? HandWritten.Decode<Page>(body) : HandWritten.Decode<User>(body))));
        Stub = ApiClientOf(new ApiSettings(TimeProvider.System).Refit);

        var services = new ServiceCollection();
        services.AddNotion(options => options.Token = HandWritten.Token).ConfigurePrimaryHttpMessageHandler(() => new CannedHandler(body));
        _services = services.BuildServiceProvider();
        Chain = _services.GetRequiredService<INotionClient>();
    }

    /// <summary>The name of the stub in the report.</summary>
    public const string StubName = "Refit's stub";

    public HandWritten ByHand { get; }

    /// <summary>Refit's stub with a serializer that does nothing: it returns a page that was decoded before.</summary>
    public INotionApi RefitAlone { get; }

    /// <summary>Refit's stub without the client's handlers.</summary>
    public INotionApi Stub { get; }

    /// <summary>The client as <c>AddNotion</c> registers it: authentication, limiter, retry, time limits; nobody logs.</summary>
    public INotionClient Chain { get; }

    /// <summary>The ways to retrieve a page.</summary>
    public Variant[] Variants(PageId page) =>
    [
        Variant.Of<Page>("hand-written", () => ByHand.RetrieveAsync(page)),
        Variant.Of<Page>(StubName, () => ((INotionPages)Stub).RetrieveAsync(page)),
        Variant.Of<Page>("whole chain", () => Chain.Pages.RetrieveAsync(page)),
        Variant.Of<Page>("Refit alone", () => ((INotionPages)RefitAlone).RetrieveAsync(page)),
    ];

    /// <summary>The ways to retrieve the bot.</summary>
    public Variant[] MeVariants() =>
    [
        Variant.Of<User>("hand-written", () => ByHand.RetrieveMeAsync()),
        Variant.Of<User>(StubName, () => Stub.RetrieveMeAsync()),
        Variant.Of<User>("whole chain", () => Chain.Users.RetrieveMeAsync()),
        Variant.Of<User>("Refit alone", () => RefitAlone.RetrieveMeAsync()),
    ];

    private INotionApi ApiClientOf(RefitSettings settings) => RestService.ForGenerated<INotionApi>(_client, settings);

    public void Dispose()
    {
        _services.Dispose();
        _client.Dispose();
    }
}
