using Microsoft.Net.Http.Headers;

namespace Notion.Refit.AspNetCore.Tests.Authentication;

/// <summary>A browser: it keeps cookies, and follows redirects from the app to the authorization page and back.</summary>
/// <param name="app">Sends requests to the app.</param>
internal sealed class Browser(HttpMessageHandler app) : IDisposable
{
    private static readonly Uri s_app = new("http://localhost");

    private readonly HttpMessageInvoker _app = new(app);
    private readonly HttpMessageInvoker _network = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly Dictionary<string, SetCookieHeaderValue> _cookies = new(StringComparer.Ordinal);

    /// <summary>All addresses that were opened.</summary>
    public List<Uri> Visited { get; } = [];

    /// <summary>All cookies that the app has set or deleted.</summary>
    public List<SetCookieHeaderValue> Cookies { get; } = [];

    /// <summary>The address of Notion that the app redirected to.</summary>
    public Uri Authorization => Visited.First(address => address.AbsolutePath == "/v1/oauth/authorize");

    /// <summary>The address of the app that Notion redirected to.</summary>
    public Uri Callback => Visited.First(address => address.AbsolutePath == "/signin-notion");

    /// <summary>Opens an address and follows the redirects.</summary>
    /// <param name="path">The address.</param>
    /// <param name="change">Changes an address before it is opened.</param>
    public async Task<HttpResponseMessage> OpenAsync(string path, Func<Uri, Uri?>? change = null)
    {
        var address = new Uri(s_app, path);
        while (true)
        {
            if (change is not null)
                address = change(address) ?? address;
            Visited.Add(address);
            HttpResponseMessage response = await SendAsync(address);
            if (response.Headers.Location is not { } next)
                return response;
            address = new Uri(address, next);
            response.Dispose();
        }
    }

    public async Task<string> ReadAsync(string path, Func<Uri, Uri?>? change = null)
    {
        using HttpResponseMessage response = await OpenAsync(path, change);
        return await response.Content.ReadAsStringAsync();
    }

    public void Dispose()
    {
        _app.Dispose();
        _network.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        bool isApp = address.Host == s_app.Host;
        string cookies = string.Join("; ", _cookies.Values.Where(cookie => address.AbsolutePath.StartsWith($"{cookie.Path}", StringComparison.Ordinal)).Select(cookie => $"{cookie.Name}={cookie.Value}"));
        if (isApp && cookies.Length > 0)
            request.Headers.Add("Cookie", cookies);
        HttpResponseMessage response = await (isApp ? _app : _network).SendAsync(request, CancellationToken.None);
        if (response.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set))
        {
            foreach (SetCookieHeaderValue cookie in SetCookieHeaderValue.ParseList([.. set]))
            {
                Cookies.Add(cookie);
                string key = $"{cookie.Name};{cookie.Path}";
                if (cookie.Expires <= DateTimeOffset.UtcNow)
                    _cookies.Remove(key);
                else
                    _cookies[key] = cookie;
            }
        }

        return response;
    }
}
