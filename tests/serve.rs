//! The preview over a real socket: pages, types, caching, refusals, reloading and recovery.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use gongshi::cli::serve::{ServeOptions, run};
use gongshi::publish::{OutPath, Publication, PublishError, PublishOptions, ReleaseInfo};
use gongshi::render::CONTENT_SECURITY_POLICY;
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_secs(20);

/// A site whose one page is the text of `input.txt`, and whose build fails on an empty one.
struct Preview {
    site: TempDir,
    address: SocketAddr,
    over: Arc<Mutex<bool>>,
}

impl Drop for Preview {
    /// The server outlives the test; its builds must not write into a folder that is being removed.
    fn drop(&mut self) {
        *self.over.lock().unwrap() = true;
    }
}

impl Preview {
    /// Starts a server, which lives as long as the test process.
    fn start(input: &str) -> Self {
        let site = tempfile::tempdir().unwrap();
        fs::write(site.path().join("input.txt"), input).unwrap();
        let (sender, receiver) = mpsc::channel();
        let (source, preview) = (site.path().to_owned(), site.path().join("preview"));
        let options = ServeOptions {
            site: source.clone(),
            preview: preview.clone(),
            address: "127.0.0.1:0".to_owned(),
            base_path: "/ylws/".to_owned(),
            ready: Some(Box::new(move |address| sender.send(address).unwrap())),
        };
        let over = Arc::new(Mutex::new(false));
        let ended = Arc::clone(&over);
        thread::spawn(move || {
            run(options, move || match *ended.lock().unwrap() {
                false => build(&source, &preview),
                true => Err("测试已结束".to_owned()),
            })
        });
        Self { site, address: receiver.recv_timeout(PATIENCE).unwrap(), over }
    }

    fn write(&self, input: &str) {
        fs::write(self.site.path().join("input.txt"), input).unwrap();
    }

    fn ask(&self, method: &str, target: &str, headers: &str) -> Reply {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let request = format!("{method} {target} HTTP/1.1\r\nConnection: close\r\n{headers}\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        Reply { head: head.to_owned(), body: body.to_owned() }
    }

    fn get(&self, target: &str) -> Reply {
        self.ask("GET", target, "")
    }

    /// Asks for the front page until it is as wished.
    fn wait(&self, wish: impl Fn(&Reply) -> bool) -> Reply {
        let start = Instant::now();
        loop {
            let reply = self.get("/ylws/");
            if wish(&reply) {
                return reply;
            }
            assert!(start.elapsed() < PATIENCE, "{reply:?}");
            thread::sleep(Duration::from_millis(20));
        }
    }
}

#[derive(Debug)]
struct Reply {
    head: String,
    body: String,
}

impl Reply {
    fn status(&self) -> &str {
        self.head.split(' ').nth(1).unwrap()
    }

    fn header(&self, name: &str) -> &str {
        let prefix = format!("{name}: ");
        self.head.lines().find_map(|line| line.strip_prefix(&prefix)).unwrap_or_default()
    }
}

fn build(site: &Path, preview: &Path) -> Result<String, String> {
    let input = fs::read_to_string(site.join("input.txt")).map_err(|error| error.to_string())?;
    if input.is_empty() {
        return Err("第 1 行：<b>为空</b> & 不可用".to_owned());
    }
    publish(preview, &input).map_err(|error| error.to_string())?;
    Ok("1 页".to_owned())
}

fn publish(preview: &Path, input: &str) -> Result<(), PublishError> {
    let publication = Publication::begin(preview, &PublishOptions::default())?;
    let files = [
        ("index.html", input),
        ("404.html", "<p>没有这个页面"),
        ("a/index.html", "<p>a"),
        ("a/index.json", "{}"),
        ("data/list.csv", "甲,乙"),
        ("style.css", "p{}"),
        ("feed.xml", "<feed/>"),
        ("icon.svg", "<svg/>"),
        ("long.txt", &"x".repeat(100_000)),
    ];
    for (path, text) in files {
        publication.output().write(&OutPath::new(path)?, text.as_bytes())?;
    }
    let text = "示例".to_owned();
    let info = ReleaseInfo {
        as_of: text.clone(),
        licence: text.clone(),
        title: text,
        accepted: Vec::new(),
    };
    publication.finish(&info).map(|_| ())
}

fn is_good(reply: &Reply) -> bool {
    reply.status() == "200"
}

#[test]
fn files_have_their_types_and_pages_the_policy_and_the_script() {
    let preview = Preview::start("<p>页面");
    let page = preview.wait(is_good);
    assert!(page.body.starts_with("<p>页面<script src=\"/__gongshi/reload.js\""), "{page:?}");
    assert_eq!(page.header("Content-Security-Policy"), CONTENT_SECURITY_POLICY);
    assert_eq!(page.header("Cache-Control"), "no-cache");
    for (target, content_type) in [
        ("/ylws/", "text/html; charset=utf-8"),
        ("/ylws/a/?q=1", "text/html; charset=utf-8"),
        ("/ylws/a/index.json", "application/json"),
        ("/ylws/data/list.csv", "text/csv; charset=utf-8"),
        ("/ylws/style.css", "text/css; charset=utf-8"),
        ("/ylws/feed.xml", "application/xml"),
        ("/ylws/icon.svg", "image/svg+xml"),
        ("/__gongshi/reload.js", "text/javascript; charset=utf-8"),
        ("/__gongshi/preview.css", "text/css; charset=utf-8"),
    ] {
        let reply = preview.get(target);
        assert_eq!((reply.status(), reply.header("Content-Type")), ("200", content_type));
    }
    let published = fs::read_to_string(preview.site.path().join("preview/index.html")).unwrap();
    assert_eq!(published, "<p>页面", "the script is added by the server only");
    assert_eq!(preview.get("/ylws/long.txt").body.len(), 100_000);
}

#[test]
fn what_is_not_there_is_not_found() {
    let preview = Preview::start("<p>x");
    preview.wait(is_good);
    fs::write(preview.site.path().join("secret.txt"), "secret").unwrap();
    for target in [
        "/ylws/none/",
        "/ylws/../secret.txt",
        "/ylws/%2e%2e/secret.txt",
        "/ylws/a/../../../secret.txt",
        "/ylws//etc/passwd",
        "/secret.txt",
        "/ylws/a/none.json",
    ] {
        let reply = preview.get(target);
        assert_eq!(reply.status(), "404", "{target}");
        assert!(reply.body.starts_with("<p>没有这个页面"), "{target}: {reply:?}");
    }
}

#[test]
fn folders_redirect_and_methods_are_kept_to() {
    let preview = Preview::start("<p>x");
    preview.wait(is_good);
    for (target, location) in [("/", "/ylws/"), ("/ylws", "/ylws/"), ("/ylws/a", "/ylws/a/")] {
        let reply = preview.get(target);
        assert_eq!((reply.status(), reply.header("Location")), ("302", location));
    }
    let head = preview.ask("HEAD", "/ylws/style.css", "");
    assert_eq!((head.status(), head.header("Content-Length")), ("200", "3"));
    assert_eq!(head.body, "");
    assert_eq!(preview.ask("POST", "/ylws/", "Content-Length: 0\r\n").status(), "405");
}

#[test]
fn names_of_other_machines_are_shown_nothing() {
    let preview = Preview::start("<p>x");
    preview.wait(is_good);
    let status = |host: &str| {
        let reply = preview.ask("GET", "/ylws/", &format!("Host: {host}\r\n"));
        reply.status().to_owned()
    };
    for host in ["127.0.0.1:8080", "127.0.0.1", "LOCALHOST:80", "[::1]:8080"] {
        assert_eq!(status(host), "200", "{host}");
    }
    for host in ["example.org:8080", "localhost.example.org", "192.0.2.1", ":8080", "127.0.0.1:x"] {
        assert_eq!(status(host), "421", "{host}");
    }
}

#[test]
fn a_known_file_is_not_sent_again() {
    let preview = Preview::start("<p>x");
    preview.wait(is_good);
    let etag = preview.get("/ylws/style.css").header("ETag").to_owned();
    assert!(etag.starts_with('"'), "{etag}");
    let condition = format!("If-None-Match: \"old\", {etag}\r\n");
    let again = preview.ask("GET", "/ylws/style.css", &condition);
    assert_eq!((again.status(), again.body.as_str()), ("304", ""));
    assert_eq!(preview.ask("GET", "/ylws/feed.xml", &condition).status(), "200");
}

#[test]
fn a_failed_build_is_shown_and_the_next_good_one_recovers() {
    let preview = Preview::start("");
    let failed = preview.wait(|reply| reply.status() == "500");
    assert!(failed.body.contains("第 1 行：&lt;b&gt;为空&lt;/b&gt; &amp; 不可用"), "{failed:?}");
    assert!(failed.body.contains("/__gongshi/reload.js"));
    preview.write("<p>好");
    preview.wait(|reply| reply.body.starts_with("<p>好"));
    preview.write("");
    preview.wait(|reply| reply.status() == "500");
    assert_eq!(preview.get("/ylws/style.css").status(), "200", "the last good site stands");
    preview.write("<p>更好");
    preview.wait(|reply| reply.body.starts_with("<p>更好"));
}

/// The lines of an event stream that name a build.
fn builds(preview: &Preview) -> impl Iterator<Item = String> + use<> {
    let mut stream = TcpStream::connect(preview.address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(b"GET /__gongshi/events HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let lines = BufReader::new(stream).lines().map(Result::unwrap);
    lines.filter_map(|line| line.strip_prefix("data: ").map(str::to_owned))
}

#[test]
fn every_open_page_hears_of_a_new_build() {
    let preview = Preview::start("<p>一");
    let page = preview.wait(is_good);
    let mut streams: Vec<_> = (0..8).map(|_| builds(&preview)).collect();
    for stream in &mut streams {
        let version = stream.next().unwrap();
        assert!(page.body.contains(&format!("data-version=\"{version}\"")), "{page:?}");
    }
    preview.write("<p>二二");
    for stream in &mut streams {
        let version = stream.next().unwrap();
        assert!(!page.body.contains(&format!("\"{version}\"")));
    }
    assert!(preview.get("/ylws/").body.starts_with("<p>二二"));
}

#[test]
fn a_taken_address_or_a_missing_site_is_an_error() {
    let preview = Preview::start("<p>x");
    let options = |site: &Path, address: String| ServeOptions {
        site: site.to_owned(),
        preview: site.join("preview"),
        address,
        base_path: "/".to_owned(),
        ready: None,
    };
    let build = || Ok(String::new());
    assert!(run(options(preview.site.path(), preview.address.to_string()), build).is_err());
    assert!(run(options(Path::new("/none"), "127.0.0.1:0".to_owned()), build).is_err());
}
